/** 移送: cases that pass between offices, shown by the logs of both. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.passing;
