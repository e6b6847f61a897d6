/** Who is notified of what, and that nothing is lost on the way. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.notices;
