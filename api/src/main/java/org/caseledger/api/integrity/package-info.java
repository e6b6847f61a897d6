/** Shows that the log is whole: checkpoints, witnesses, keys, views and sealed case files. */
@NullMarked
package org.caseledger.api.integrity;

import org.jspecify.annotations.NullMarked;
