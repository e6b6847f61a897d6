/** 责任时间: whom each case waited for and how long, who returned it to whom, and who is inactive. */
@NullMarked
package org.caseledger.query.responsibility;

import org.jspecify.annotations.NullMarked;
