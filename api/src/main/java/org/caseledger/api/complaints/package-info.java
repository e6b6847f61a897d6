/** Complaints: registering them, giving commands on them, and their pages and evidence. */
@NullMarked
package org.caseledger.api.complaints;

import org.jspecify.annotations.NullMarked;
