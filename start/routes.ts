import '#start/routes/auth'
import '#start/routes/site'
