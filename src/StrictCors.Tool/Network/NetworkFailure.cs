using System.Globalization;
using System.Net.Sockets;
using StrictCors.Testing;
using StrictCors.Tool.Commands;

namespace StrictCors.Tool.Network;

/// <summary>Turns a failure of the network into one line.</summary>
internal static class NetworkFailure
{
    /// <summary>Runs a request within its time.</summary>
    public static async Task<T> CatchAsync<T>(
        Uri url, TimeSpan timeout, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(timeout);
        try
        {
            return await send(time.Token);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw Fail(url, $"no answer comes within {seconds} s. --timeout changes the time.", failure);
        }
        catch (Exception failure) when (failure is not CorsException
            && failure is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            throw Fail(url, Reason(failure), failure);
        }
    }

    private static ToolException Fail(Uri url, string reason, Exception failure) =>
        new($"{url.GetLeftPart(UriPartial.Authority)} cannot be reached: {reason}", ExitCode.Unreachable, failure);

    private static string Reason(Exception failure)
    {
        var deepest = failure;
        while (deepest.InnerException is { } inner)
        {
            deepest = inner;
        }

        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the name is not known.",
            HttpRequestError.SecureConnectionError when deepest.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"browsers do not accept its certificate: {Sentence(deepest.Message)} --insecure accepts any certificate.",
            HttpRequestError.SecureConnectionError => $"the TLS connection fails: {Sentence(deepest.Message)}",
            HttpRequestError.InvalidResponse => $"the answer is not HTTP: {Sentence(deepest.Message)}",
            HttpRequestError.ResponseEnded => "the server closes the connection without an answer.",
            HttpRequestError.VersionNegotiationError => "the server does not have this version of HTTP.",
            HttpRequestError.HttpProtocolError => $"the server breaks the protocol: {Sentence(deepest.Message)}",
            HttpRequestError.ConfigurationLimitExceeded => "the headers of the answer are too long.",
            _ when deepest is SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection is refused.",
            _ when deepest is SocketException { SocketErrorCode: SocketError.ConnectionReset } => "the server resets the connection.",
            _ => Sentence(deepest.Message),
        };
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : $"{message}.";
}
