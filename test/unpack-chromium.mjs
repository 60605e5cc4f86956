import chromium from '@sparticuz/chromium'

/** Unpacks into the folder for temporary files, for whoever runs this as a program; see unpacked-chromium.ts. */
await chromium.executablePath()
