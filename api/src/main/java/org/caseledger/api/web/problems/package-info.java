/** What is answered when a request is not carried out. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web.problems;
