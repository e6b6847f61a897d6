/** Who is logged in, and what is asked of a request before it is heard. */
@NullMarked
package org.caseledger.api.security;

import org.jspecify.annotations.NullMarked;
