/** Cases are linked as repeats and joined to a lead. */
@NullMarked
package org.caseledger.command.complaint.links;

import org.jspecify.annotations.NullMarked;
