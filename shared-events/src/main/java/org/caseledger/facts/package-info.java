/** What is so in a case after an event: folds that rules, views, findings and pages share. */
@NullMarked
package org.caseledger.facts;

import org.jspecify.annotations.NullMarked;
