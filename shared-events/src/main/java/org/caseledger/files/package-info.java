/** Small files and folders for their owner only, whole on disk whatever happens meanwhile. */
@NullMarked
package org.caseledger.files;

import org.jspecify.annotations.NullMarked;
