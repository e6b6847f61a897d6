/** Accesses and refusals for the office's own collector of logs (RFC 5424). */
@NullMarked
package org.caseledger.api.syslog;

import org.jspecify.annotations.NullMarked;
