/** Complaints: registering them, giving commands on them, and their pages and evidence. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.complaints;
