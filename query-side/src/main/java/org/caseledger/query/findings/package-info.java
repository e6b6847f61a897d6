/**
 * What the review committee is shown: where a history, migrated ones too, does not keep to the procedure.
 * {@link org.caseledger.query.findings.FindingRule} is the table of contents.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.findings;
