export { nearest, offer } from '../near.js'
