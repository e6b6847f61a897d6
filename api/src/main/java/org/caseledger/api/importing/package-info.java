/** Other systems' tables, read row by row: CSV and XLSX, by a mapping file. */
@NullMarked
package org.caseledger.api.importing;

import org.jspecify.annotations.NullMarked;
