using Grpc.Core;

namespace StrictCors.Tests.Documentation.Neighbours;

/// <summary>A gRPC service as protoc would bind it, without protoc.</summary>
[BindServiceMethod(typeof(Greeter), nameof(BindService))]
public class Greeter
{
    public static Method<string, string> Hello { get; } =
        new(MethodType.Unary, "greet.Greeter", nameof(SayHello), Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    public static void BindService(ServiceBinderBase binder, Greeter? service) =>
        binder.AddMethod(Hello, service is null ? null! : new UnaryServerMethod<string, string>(service.SayHello));

    public virtual Task<string> SayHello(string name, ServerCallContext context) =>
        name.Length == 0 ? throw new RpcException(new Status(StatusCode.InvalidArgument, "a name")) : Task.FromResult($"Hello {name}");
}
