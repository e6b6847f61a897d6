/** Shows that the log is whole: checkpoints, witnesses, keys, views and sealed case files. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.integrity;
