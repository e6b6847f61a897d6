/** What is so in a case after an event: folds that rules, views, findings and pages share. */
@org.jspecify.annotations.NullMarked
package org.caseledger.facts;
