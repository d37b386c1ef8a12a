import fc from 'fast-check'
import { fromXml } from 'xast-util-from-xml'
