/** 签阅体检: how leaders and reviewers sign, each number with the decisions behind it, and random samples of them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.checkup;
