/** 协办: other units assist the lead unit, each with a deadline of its own (P9.01). */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.assisting;
