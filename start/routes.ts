import '#start/routes/auth'
import '#start/routes/catalogue'
import '#start/routes/products'
import '#start/routes/site'
