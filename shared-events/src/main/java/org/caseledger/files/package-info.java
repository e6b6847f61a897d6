/** Small files and folders for their owner only, always complete on disk. */
@NullMarked
package org.caseledger.files;

import org.jspecify.annotations.NullMarked;
