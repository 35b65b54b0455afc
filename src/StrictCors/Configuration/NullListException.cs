using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StrictCors.Configuration;

/// <summary>A method of the builder received null in place of a list. AddPolicy makes a problem of it, so that it is reported together with the
/// others.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is useless without the method.")]
internal sealed class NullListException(string parameter, string key, string method)
    : ArgumentNullException(parameter, $"{method} received null.")
{
    public string Key { get; } = key;

    public string Method { get; } = method;

    public static void ThrowIfNull(
        [NotNull] IEnumerable<string>? list, string parameter, string key, [CallerMemberName] string method = "")
    {
        if (list is null)
        {
            throw new NullListException(parameter, key, method);
        }
    }
}
