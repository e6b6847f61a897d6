/** The office: its people, units, procedures, calendars, logins and data directory. */
@NullMarked
package org.caseledger.api.office;

import org.jspecify.annotations.NullMarked;
