/** People, units and logins, what each person may see, and which requests are let through. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.security;
