/** 整改 (P3.12–13): what respondents have to put right, by when, and whether they did. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.rectification;
