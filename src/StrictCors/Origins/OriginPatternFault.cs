namespace StrictCors.Origins;

/// <summary>What can be wrong with the spelling of one entry of <c>AllowedOrigins</c>. The numbers are those of the problem codes.</summary>
internal enum OriginPatternFault
{
    Empty = 1102,
    WhiteSpace = 1103,
    SeveralOrigins = 1104,
    RegularExpression = 1105,
    SchemeMissing = 1106,
    WildcardScheme = 1107,
    OpaqueScheme = 1108,
    WebSocketScheme = 1109,
    UserInformation = 1110,
    Path = 1111,
    UpperCase = 1112,
    NotPunycode = 1113,
    DefaultPort = 1114,
    InvalidPort = 1115,
    AnyHost = 1116,
    MisplacedStar = 1117,
    StarNotAllowedHere = 1118,
    AddressSpelling = 1119,
    TrailingDot = 1120,
    NoOrigin = 1121,
}
