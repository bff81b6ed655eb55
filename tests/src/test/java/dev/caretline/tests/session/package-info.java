/** Sessions of Java programs with a real CPython: what arrives, what fails and how, and what ends them. */
package dev.caretline.tests.session;
