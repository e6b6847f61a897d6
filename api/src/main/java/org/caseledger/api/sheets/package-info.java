/** Tables as files for a spreadsheet. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.sheets;
