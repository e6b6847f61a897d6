/** A complaint is classified. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.classifying;
