import '#start/routes/site'
