/** The office: its people, units, procedures, calendars, logins and data directory. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.office;
