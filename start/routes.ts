// In the order of the OpenAPI document.
import '#start/routes/auth'
import '#start/routes/products'
import '#start/routes/pictures'
import '#start/routes/comments'
import '#start/routes/catalogue'
import '#start/routes/users'
import '#start/routes/media'
import '#start/routes/site'
