/** What leaves the office: a case as a file that proves itself. */
@NullMarked
package org.caseledger.api.export;

import org.jspecify.annotations.NullMarked;
