/** Small files and folders for their owner only, always complete on disk. */
@org.jspecify.annotations.NullMarked
package org.caseledger.files;
