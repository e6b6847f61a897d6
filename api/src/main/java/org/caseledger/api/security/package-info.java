/** People, units and logins, what each person may see, and which requests are let through. */
@NullMarked
package org.caseledger.api.security;

import org.jspecify.annotations.NullMarked;
