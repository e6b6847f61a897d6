/** Tests of the pages of duty. */
@NullMarked
package org.caseledger.api.pages.duty;

import org.jspecify.annotations.NullMarked;
