/** Who is notified of what, and that nothing is lost on the way. */
@NullMarked
package org.caseledger.api.notices;

import org.jspecify.annotations.NullMarked;
