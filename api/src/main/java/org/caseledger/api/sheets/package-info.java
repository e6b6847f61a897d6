/** Tables as files for a spreadsheet. */
@NullMarked
package org.caseledger.api.sheets;

import org.jspecify.annotations.NullMarked;
