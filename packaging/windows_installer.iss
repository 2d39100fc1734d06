; Inno Setup script for Windows. UNTESTED: nobody has built it yet. On Windows, after `python packaging\build.py`:
;   iscc packaging\windows_installer.iss
#define Version "0.1.0"

[Setup]
AppId={{0E2D8C0E-6F0B-4C53-9E0A-5B1D4B3B7C11}
AppName=Vigildesk
AppVersion={#Version}
DefaultDirName={autopf}\Vigildesk
DefaultGroupName=Vigildesk
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=vigildesk-{#Version}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
PrivilegesRequired=lowest
Compression=lzma2
SolidCompression=yes

[Files]
Source: "..\dist\vigildesk\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Vigildesk"; Filename: "{app}\vigildesk.exe"
Name: "{userstartup}\Vigildesk"; Filename: "{app}\vigildesk.exe"; Tasks: autostart

[Tasks]
Name: "autostart"; Description: "Start Vigildesk when I sign in"; Flags: unchecked
