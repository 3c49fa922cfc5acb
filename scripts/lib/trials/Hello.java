/** The least that a JVM can do: the unit of start-up. */
class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
