using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>The call that replaces a delegate which decides about origins.</summary>
internal static class DelegateCall
{
    /// <summary>The method and its arguments. The arguments are a comment if the decision is the person's.</summary>
    /// <param name="code">The code that sets the delegate.</param>
    /// <param name="decides">The delegate.</param>
    /// <param name="hasCredentials">Whether the policy allows credentials.</param>
    /// <param name="hasOtherOrigins">Whether the policy has origins beside the delegate, or another delegate.</param>
    public static (string Method, string Arguments) Of(string code, IOperation? decides, bool hasCredentials, bool hasOtherOrigins)
    {
        var isAny = AnyOriginDelegate.Is(decides);
        if (isAny && !hasCredentials)
        {
            return ("AllowAnyOrigin", "");
        }

        if (decides is not null && !hasOtherOrigins)
        {
            if (OriginDelegate.OriginsOf(decides, hasCredentials) is { } origins)
            {
                return ("WithOrigins", string.Join(", ", origins.Select(origin => SymbolDisplay.FormatLiteral(origin, quote: true))));
            }

            if (OriginList.Of(decides) is { } list)
            {
                return ("WithOrigins", list);
            }
        }

        return LeaveOpen(code, isAny
            ? "allows every origin with credentials. List the origins here"
            : "decides by code. List the origins here, https://*.example.com and http://localhost:* included, or call WithOriginSource<T>()");
    }

    /// <summary>Any origin in a policy with credentials.</summary>
    public static (string Method, string Arguments) AnyWithCredentials(string code) =>
        LeaveOpen(code, "does not go with AllowCredentials(). List the origins here");

    /// <summary>The decision is the person's: the code is kept in a comment, in place of the origins.</summary>
    private static (string Method, string Arguments) LeaveOpen(string code, string what) =>
        ("WithOrigins", $"/* {code.Replace("*/", "* /")} {what}. */");
}
