/** How lamps stand; the same as in the pictures that the server makes. */
export { columns, type LampStatus, lampOf, stepOf } from '../../shared/lamps.ts'
