/** 责任时间: whom each case waited for and how long, who returned it to whom, and who is inactive. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.responsibility;
