/** Accesses and refusals for the office's own collector of logs (RFC 5424). */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.syslog;
