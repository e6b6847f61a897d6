/** Cases are linked as repeats and joined to a lead. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.links;
