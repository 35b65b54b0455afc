using StrictCors.Origins;

namespace StrictCors.Checks;

/// <summary>The stable codes of problems. Those of a single origin's spelling, SC1102 to SC1121, are <see cref="Origins.OriginPatternFault"/>.</summary>
internal static class ProblemCodes
{
    // The shape of the section.
    public const string NothingConfigured = "SC1001";
    public const string UnknownKey = "SC1002";
    public const string WrongShape = "SC1003";
    public const string ListAndScalar = "SC1004";
    public const string Unreadable = "SC1005";
    public const string DuplicatePolicy = "SC1006";
    public const string TwoDefaultPolicies = "SC1007";
    public const string UnknownDefaultPolicy = "SC1008";
    public const string RootInsteadOfSection = "SC1009";
    public const string FileVanished = "SC1010";

    // AllowedOrigins.
    public const string NoOrigins = "SC1101";
    public const string StarBesideOrigins = "SC1122";
    public const string StarWithCredentials = "SC1123";
    public const string NullWithoutSwitch = "SC1124";
    public const string NullWithCredentials = "SC1125";
    public const string InsecureOrigin = "SC1126";
    public const string PublicSuffixWildcard = "SC1127";

    // AllowedMethods.
    public const string MethodNoToken = "SC1201";
    public const string MethodForbidden = "SC1202";
    public const string MethodCase = "SC1203";
    public const string StarBesideMethods = "SC1204";

    // AllowedHeaders.
    public const string HeaderNoToken = "SC1301";
    public const string HeaderForbidden = "SC1302";
    public const string HeaderResponseOnly = "SC1303";
    public const string StarBesideHeaders = "SC1304";

    // ExposedHeaders.
    public const string ExposedNoToken = "SC1401";
    public const string ExposedForbidden = "SC1402";
    public const string ExposedRequestOnly = "SC1403";
    public const string ExposedStarWithCredentials = "SC1404";
    public const string StarBesideExposed = "SC1405";

    // The others.
    public const string MaxAgeUnreadable = "SC1501";
    public const string MaxAgeInDays = "SC1502";
    public const string MaxAgeRange = "SC1503";
    public const string PreflightStatusCode = "SC1504";
    public const string Enforcement = "SC1505";
    public const string ExemptPath = "SC1506";

    public const string OriginSource = "SC1507";

    // The pipeline and its endpoints.
    public const string UnknownPolicy = "SC2001";
    public const string NoDefaultPolicy = "SC2002";
    public const string InlinePolicy = "SC2003";
    public const string MissingServices = "SC2004";
    public const string MissingMiddleware = "SC2005";
    public const string MiddlewareTwice = "SC2006";
    public const string BeforeRouting = "SC2007";
    public const string AfterAuthorization = "SC2008";
    public const string AuthorizationInFront = "SC2009";
    public const string ShortCircuit = "SC2010";

    // Warnings: the program starts.
    public const string UnusedPolicy = "SC3001";
    public const string LoopbackInProduction = "SC3002";
}
