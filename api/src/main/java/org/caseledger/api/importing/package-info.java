/** Other systems' tables, read row by row: CSV and XLSX, by a mapping file. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.importing;
