/** What is answered when a request is not carried out. */
@NullMarked
package org.caseledger.api.web.problems;

import org.jspecify.annotations.NullMarked;
