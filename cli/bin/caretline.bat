@echo off
rem Starts caretline on a Java from 17 up: JAVA_HOME's, else the one on the PATH.
setlocal
set "CARETLINE_HOME=%~dp0.."
set "CARETLINE_JAVA=java"
if defined JAVA_HOME set "CARETLINE_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%CARETLINE_JAVA%" (
  echo caretline: JAVA_HOME is %JAVA_HOME%, which has no bin\java.exe: point it at a JDK from 17 up 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java >nul 2>nul || (
    echo caretline: no Java found: install a JDK from 17 up, or set JAVA_HOME 1>&2
    exit /b 1
  )
)
if not exist "%CARETLINE_HOME%\target\caretline-cli.jar" (
  echo caretline: not built yet: run 'mvn -q -DskipTests package' in %CARETLINE_HOME%\.. 1>&2
  exit /b 1
)
rem Most work is done before the optimising compiler would pay; of "compile", a thousand files are.
set "CARETLINE_TIERS=-XX:TieredStopAtLevel=1"
if "%~1"=="coverage" set "CARETLINE_TIERS="
"%CARETLINE_JAVA%" %CARETLINE_TIERS% -XX:+UseSerialGC -XX:-UsePerfData %CARETLINE_JAVA_OPTS% -cp "%CARETLINE_HOME%\target\caretline-cli.jar;%CARETLINE_HOME%\target\lib\*" dev.caretline.cli.Main %*
exit /b %ERRORLEVEL%
