/** A complaint is classified. */
@NullMarked
package org.caseledger.command.complaint.classifying;

import org.jspecify.annotations.NullMarked;
